/** Phrases one touch away, on desks and phones. */
export const phrasesZh = {
  report: '请报告现场情况',
  position: '请报告位置',
  needs: '是否需要增援？',
  careful: '注意安全',
  wait: '原地待命',
  received: '收到',
  onTheWay: '正在赶往',
  arrived: '已到达',
  underControl: '现场已控制',
  needSupport: '请求增援',
  blocked: '道路受阻',
  safe: '人员平安',
} as const;
