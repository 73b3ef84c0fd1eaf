export { CommandPipeline, type CommandPipelineOptions } from './CommandPipeline.ts';
