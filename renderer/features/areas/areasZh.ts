/** Words of areas and of centres below the hall, zh-CN. */
export const areasZh = {
  areas: {
    level: { city: '市', county: '县区', township: '街道', village: '社区', grid: '网格' },
    reach: '显示范围',
    all: '全市',
    outside: '不在本席位的辖区或部门：可以看，不能处置。需要接手时请上级派遣或移交。',
    informed: '上级直达，知会本中心',
    informedMark: '知会',
    seen: '已阅',
    allSeen: '全部已阅',
    more: '还有 {{count}} 件',
    handOffs: '移交待答复',
    handOff: '移交',
    handOffBy: '{{name}} 移交：{{reason}}',
    answerIn: '{{left}} 内答复，逾期退回',
    acceptHandOff: '接收',
    refuseHandOff: '退回……',
    refuseReason: '退回原因',
  },
} as const;
