export const fieldVideoZh = {
  start: '现场视频',
  opening: '正在打开摄像头…',
  accept: '开始传送',
  decline: '暂不传送',
  asked: '{{name}} 请求现场视频',
  sending: '正在传送现场视频',
  stop: '停止',
  own: '本机画面',
  noWatchers: '暂无人观看',
  watchers: '{{names}} 正在观看',
  failure: {
    insecurePage: '本页不是安全连接，浏览器不提供摄像头',
    notAllowed: '没有摄像头权限，请在浏览器设置中允许',
    notFound: '没有找到摄像头',
    inUse: '摄像头正被其他应用使用',
    failed: '摄像头未能打开',
  },
} as const;
