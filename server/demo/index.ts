export { DemoCity, type DemoCameras } from './DemoCity.ts';
export { demoPassword, shownDemoAccounts } from './demoAccounts.ts';
