/** The words of searching for a place. */
export const searchZh = {
  search: {
    title: '查找地点',
    placeholder: '地名、点位、辖区、网格编码或坐标',
    hint: '可用拼音首字母；坐标可写 WGS-84、CGCS2000、GCJ-02、BD-09、度分秒或 MGRS。',
    nothing: '没有找到这个地点',
  },
};
