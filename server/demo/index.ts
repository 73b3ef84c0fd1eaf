export type { DemoCameras } from './DemoCity.ts';
export { DemoRoom } from './DemoRoom.ts';
export { demoPassword, shownDemoAccounts } from './demoAccounts.ts';
