/** Words of areas and of centres below the hall, zh-CN. */
export const areasZh = {
  areas: {
    level: { city: '市', county: '县区', township: '街道', village: '社区', grid: '网格' },
  },
} as const;
