export { decidePlot } from './decidePlot.ts';
