export const lineZh = {
  sameness: {
    title: '与服务器核对',
    compare: '再核对一次',
    comparing: '正在核对……',
    busy: '变化太快或浏览器不支持，没有核对成。请稍后再试。',
    same: '一致：第 {{seq}} 条，对照码 {{code}}',
    different: '不一致：第 {{seq}} 条。请刷新本页，并告知系统管理员。',
  },
};
