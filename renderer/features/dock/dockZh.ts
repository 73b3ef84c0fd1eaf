/** Names of the seat's panels and what is said while they are arranged, in Chinese. */
export const dockZh = {
  dock: {
    alarms: '报警',
    queue: '事件',
    units: '力量',
    messages: '消息',
    wall: '大屏',
    map: '地图',
    cameras: '已打开的点位',
    incident: '事件详情',
    arrange: '调整面板布局',
    arranging: '拖动标签移动面板，拖动边线改变大小；布局随账号保存，换席位也能用。',
    done: '完成',
    reset: '恢复本席位的默认布局',
  },
} as const;
