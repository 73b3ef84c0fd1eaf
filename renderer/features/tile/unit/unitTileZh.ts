export const unitTileZh = {
  title: '{{name}} · 现场视频',
  ask: '请求现场视频',
  opening: { title: '正在打开现场视频', doing: '等待首个画面' },
  stale: { title: '现场视频停滞', doing: '手机信号可能不好，等待新画面' },
  failed: { title: '现场视频未能打开', doing: '正在自动重试' },
  pageLineLost: { title: '与服务器断开', doing: '正在重新连接服务器' },
  unknownUnit: { title: '力量不存在', doing: '目录中已无此力量，请移除' },
  offDuty: { title: '不在岗', doing: '在岗并派遣后才能传送现场视频' },
  notAssigned: { title: '未派遣', doing: '派遣期间才能传送现场视频' },
  asked: { title: '已请求现场视频', doing: '{{name}} 已请求，等待外勤同意（{{waited}}）' },
  notSending: { title: '未传送现场视频', doing: '由外勤在手机上开始' },
} as const;
