export { createDemoAccounts, demoPassword, shownDemoAccounts, type DemoAccount } from './demoAccounts.ts';
export { readCity } from './readCity.ts';
export { startSimulator, type Simulator } from './startSimulator.ts';
