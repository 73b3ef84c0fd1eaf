/** What units drive, English. */
export const vehicleKindsEn = {
  patrolCar: 'patrol car',
  motorcycle: 'motorcycle',
  waterTanker: 'water tanker',
  ladderTruck: 'ladder truck',
  foamTruck: 'foam truck',
  rescueTruck: 'rescue truck',
  ambulance: 'ambulance',
  pumpTruck: 'pump truck',
  boat: 'boat',
  serviceCar: 'service car',
} as const;
