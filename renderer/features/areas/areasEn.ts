/** Words of areas and of centres below the hall, en. */
export const areasEn = {
  areas: {
    level: { city: 'city', county: 'county', township: 'township', village: 'village', grid: 'grid' },
  },
} as const;
