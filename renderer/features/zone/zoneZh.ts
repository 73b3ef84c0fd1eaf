export const zoneZh = {
  zone: {
    title: '区域',
    draw: '在地图上划定区域',
    drawing: '取消划定',
    again: '重新划定',
    edit: '修改边界',
    edited: '改好了',
    drop: '取消区域',
    none: '未划定区域：不限地点，或按上面的辖区',
    has: '已划定，{{count}} 个角点',
    tooLong: '角点太多，最多 {{most}} 个；未采用',
    hint: { draw: '逐点单击，单击首点或双击结束', edit: '拖动角点；拖动边中点可加点；右键角点可删' },
  },
} as const;
