/** Words of what an account is bound to, zh-CN. */
export const accountScopeZh = {
  accountScope: {
    column: '所属',
    hall: '市级大厅',
    change: '辖区与部门',
    title: '{{name}} 的辖区与部门',
    wholeCity: '不限：市级大厅',
    noAgency: '不属于部门席位',
    hallMeans: '市级大厅席位：可处置全市事件、调派全部力量。',
    centreMeans: '下级中心席位：处置本辖区及以下的事件，调派本辖区力量；上级直达时收到知会。',
    agencyMeans: '部门席位：处置移交给本部门的事件，调派本部门力量。',
    logsOut: '保存后该账号已打开的页面会退出，重新登录后生效。变更记入审计日志。',
    save: '保存',
  },
} as const;
