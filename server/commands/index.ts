export { CommandPipeline } from './CommandPipeline.ts';
