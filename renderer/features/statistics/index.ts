export { StatisticsButton } from './StatisticsButton.tsx';
export { statisticsEn } from './statisticsEn.ts';
export { statisticsZh } from './statisticsZh.ts';
