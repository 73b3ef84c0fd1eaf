export { SafetyBanners } from './SafetyBanners.tsx';
export { safetyEn, safetyEventsEn } from './safetyEn.ts';
export { safetyEventsZh, safetyZh } from './safetyZh.ts';
export { unansweredOrders } from './unansweredOrders.ts';
