/** What units drive, zh-CN. */
export const vehicleKindsZh = {
  patrolCar: '巡逻车',
  motorcycle: '摩托车',
  waterTanker: '水罐消防车',
  ladderTruck: '举高消防车',
  foamTruck: '泡沫消防车',
  rescueTruck: '抢险救援车',
  ambulance: '救护车',
  pumpTruck: '排涝车',
  boat: '冲锋舟',
  serviceCar: '执法车',
} as const;
