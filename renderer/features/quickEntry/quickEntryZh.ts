/** Words of the one-line report, in Chinese. */
export const quickEntryZh = {
  quick: {
    title: '一行快报',
    placeholder: '火警 人民路12号 三楼冒烟 2（类型、地点、情况、等级，顺序不限）',
    hint: '地名可用拼音首字母、坐标、点位或网格编号；↑↓ 换地点',
    understood: '已识别',
    taken: '默认',
    marked: '地图标记处',
    noPlace: '还没有地点',
    noSummary: '还没有情况',
    places: '可能的地点',
    duplicates: '可能是同一起',
    near: '相距 {{distance}}',
    sameType: '同类型',
    likeWords: '文字相近 {{percent}}%',
    merge: '并入',
    link: '关联',
    mergeReason: '重复报警',
    form: '完整表单',
  },
} as const;
