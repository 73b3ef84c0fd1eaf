export { registerMetrics, type Metrics, type MetricsSources } from './registerMetrics.ts';
