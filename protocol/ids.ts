import { z } from 'zod';

/** Ids are short printable strings; new ones are UUIDv7 made by whoever issues the command. */
const idPattern = /^[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}$/;

function brandedId<Brand extends string>(brand: Brand) {
  return z.string().regex(idPattern, `not a valid ${brand}`).brand<Brand>();
}

export const accountIdSchema = brandedId('AccountId');
export const agencyIdSchema = brandedId('AgencyId');
export const alarmGroupIdSchema = brandedId('AlarmGroupId');
export const areaIdSchema = brandedId('AreaId');
export const assignmentIdSchema = brandedId('AssignmentId');
export const attachmentIdSchema = brandedId('AttachmentId');
export const broadcastIdSchema = brandedId('BroadcastId');
export const cameraIdSchema = brandedId('CameraId');
export const commandIdSchema = brandedId('CommandId');
export const emergencyIdSchema = brandedId('EmergencyId');
export const incidentIdSchema = brandedId('IncidentId');
export const handoverIdSchema = brandedId('HandoverId');
export const messageIdSchema = brandedId('MessageId');
export const noteIdSchema = brandedId('NoteId');
export const planIdSchema = brandedId('PlanId');
export const roadBlockIdSchema = brandedId('RoadBlockId');
export const plotIdSchema = brandedId('PlotId');
export const sceneIdSchema = brandedId('SceneId');
export const seatIdSchema = brandedId('SeatId');
export const shiftIdSchema = brandedId('ShiftId');
export const presetIdSchema = brandedId('PresetId');
export const ptzTourIdSchema = brandedId('PtzTourId');
/** As long as any incident's id with the prefix of its talkgroup. */
export const talkgroupIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.:-]{0,79}$/, 'not a valid TalkgroupId')
  .brand<'TalkgroupId'>();
export const tourIdSchema = brandedId('TourId');
export const unitIdSchema = brandedId('UnitId');
export const urgeIdSchema = brandedId('UrgeId');
export const wallIdSchema = brandedId('WallId');
export const wallRuleIdSchema = brandedId('WallRuleId');

export type AccountId = z.infer<typeof accountIdSchema>;
export type AgencyId = z.infer<typeof agencyIdSchema>;
export type AlarmGroupId = z.infer<typeof alarmGroupIdSchema>;
export type AreaId = z.infer<typeof areaIdSchema>;
export type AssignmentId = z.infer<typeof assignmentIdSchema>;
export type AttachmentId = z.infer<typeof attachmentIdSchema>;
export type BroadcastId = z.infer<typeof broadcastIdSchema>;
export type CameraId = z.infer<typeof cameraIdSchema>;
export type CommandId = z.infer<typeof commandIdSchema>;
export type IncidentId = z.infer<typeof incidentIdSchema>;
export type MessageId = z.infer<typeof messageIdSchema>;
export type PlanId = z.infer<typeof planIdSchema>;
export type PlotId = z.infer<typeof plotIdSchema>;
export type PresetId = z.infer<typeof presetIdSchema>;
export type SceneId = z.infer<typeof sceneIdSchema>;
export type SeatId = z.infer<typeof seatIdSchema>;
export type TalkgroupId = z.infer<typeof talkgroupIdSchema>;
export type UnitId = z.infer<typeof unitIdSchema>;
export type WallId = z.infer<typeof wallIdSchema>;
