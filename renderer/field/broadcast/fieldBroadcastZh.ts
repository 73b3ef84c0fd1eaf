/** Words of the broadcast sheet, zh-CN. */
export const fieldBroadcastZh = {
  broadcast: {
    heading: '指挥大厅通播',
    corrected: '更正通播：以此为准',
    recalled: '通播已撤回',
    recallReason: '撤回原因：{{reason}}',
    confirm: '收到',
    more: '其后还有 {{count}} 条',
  },
};
