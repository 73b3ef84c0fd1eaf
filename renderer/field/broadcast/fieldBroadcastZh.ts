/** Words of the broadcast sheet, zh-CN. */
export const fieldBroadcastZh = {
  broadcast: { heading: '指挥大厅通播', confirm: '收到', more: '其后还有 {{count}} 条' },
};
