import { z } from 'zod';

/** Ways a simulated camera can misbehave; all off by default. */
export const cameraFaultsSchema = z.strictObject({
  /** The stream goes on, the picture and its clock stand still. */
  freeze: z.boolean().default(false),
  /** Connections stay open, nothing is sent any more, requests get no answer. */
  hang: z.boolean().default(false),
  /** Requests are answered with bytes that are no RTSP or SOAP. */
  garbage: z.boolean().default(false),
  /** Connections are closed, new ones as soon as they name the camera. */
  drop: z.boolean().default(false),
  /** Every password is refused. */
  refuseAuthentication: z.boolean().default(false),
  /** The camera's clock is this far ahead of the true time, in milliseconds. */
  clockOffsetMs: z.number().int().default(0),
});
export type CameraFaults = z.infer<typeof cameraFaultsSchema>;
