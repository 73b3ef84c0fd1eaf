export { FollowUnits } from './FollowUnits.tsx';
export { leftOutWords } from './leftOutWords.ts';
export { linkageEn } from './linkageEn.ts';
export { linkageZh } from './linkageZh.ts';
export { LinkageTools } from './LinkageTools.tsx';
export { WhyNotChosen } from './WhyNotChosen.tsx';
