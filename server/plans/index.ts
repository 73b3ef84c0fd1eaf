export { decidePlan } from './decidePlan.ts';
export { registerPlans } from './registerPlans.ts';
export { seedDemoPlans } from './seedDemoPlans.ts';
