export { DemoCity } from './DemoCity.ts';
export { demoPassword, shownDemoAccounts } from './demoAccounts.ts';
