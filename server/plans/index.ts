export { decidePlan } from './decidePlan.ts';
