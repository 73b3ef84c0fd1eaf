/** Words of an incident's timeline, in Chinese. */
export const timelineZh = {
  timeline: {
    title: '经过',
    device: '手机时间 {{time}}',
    photo: '现场照片',
    signedBy: '签名：{{name}}',
    filter: '只看哪一类',
    sort: { all: '全部', course: '流程', units: '力量', words: '文字', pictures: '影像', clocks: '时限' },
    none: '没有这一类记录',
    keys: '↑ ↓ 逐条移动，回车打开该条的地点、画面或力量',
    message: '消息',
    passed: '{{clock}}时限已过',
    stillOpen: '尚未完成',
    doneAt: '{{time}} 才完成',
    until: '至 {{time}}',
    informed: '知情：{{names}}',
    cameras: '{{count}} 个点位',
    showPlace: '在地图上看位置',
    showUnit: '看 {{name}}',
    openCameras: '打开这些点位',
  },
} as const;
