import { phrasesZh } from '../../i18n/common/phrasesZh.ts';

/** Words of the phone's messages, zh-CN. */
export const fieldMessagesZh = {
  messages: {
    heading: '消息',
    unread: '消息 {{count}} 条未读',
    none: '还没有消息',
    hall: '全体在岗',
    agency: '本部门',
    area: '本辖区',
    incident: '事件消息',
    unit: '指挥大厅',
    called: '有人点名',
    back: '返回',
    write: '输入消息',
    send: '发送',
    photo: '照片',
    place: '我的位置',
    waiting: '待发送',
    read: '{{names}} 已读',
    sent: '已发送',
    pictureBy: '{{name}} 的照片',
    showPlace: '打开位置',
    plot: '见指挥大厅的标绘',
  },
  phrase: phrasesZh,
} as const;
