/** Words of emergencies and of orders that nobody answers. */
export const safetyZh = {
  safety: {
    emergencies: '紧急求助',
    cause: { button: '按下紧急键', manDown: '摔倒后静止', welfare: '报平安无应答', voice: '语音呼救' },
    noPlace: '位置不明',
    atIncident: '事件 #{{number}}',
    acknowledge: '确认收到',
    answer: '接听 · 加入通话组',
    inGroup: '已在其通话组',
    inHallGroup: '在大厅通话组呼叫',
    callsNow: '正在呼叫',
    acknowledgedBy: '{{name}} 已确认',
    show: '查看',
    end: '结束',
    endTitle: '结束紧急求助',
    endReason: '如何得知已安全',
    unanswered: '未签收',
    deliveryCause: {
      notDelivered: '未送达：手机不在线',
      deliveredNotSeen: '已送达，无人查看',
      seenNotAcknowledged: '已查看，未签收',
      offDuty: '该力量已离岗',
    },
    passedOn: {
      dispatched: '已加派 {{unit}}',
      proposed: '建议改派 {{unit}}',
      voice: '请改用语音呼叫',
      nobody: '没有其他可派力量，请用语音呼叫',
    },
    sendProposed: '加派 {{unit}}',
    more: '另有 {{count}} 张派遣单未签收',
  },
} as const;

export const safetyEventsZh = {
  assignmentRealerted: '再次响铃',
  deliveryWarned: '提醒调度：未签收',
  assignmentPassedOn: '转下一力量或语音',
  welfareAsked: '询问平安',
  welfareAnswered: '报平安',
  maydayRaised: '求救：无应答',
} as const;
