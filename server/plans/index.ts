export { decidePlan } from './decidePlan.ts';
export { seedDemoPlans } from './seedDemoPlans.ts';
