import type { SimulatedCamera } from '../simulatedCamera.ts';
import type { PtzSpaceKind } from './ptzSpaces.ts';
import type { XmlElement } from './xmlElement.ts';

/** One request as the reply functions see it. */
export interface OnvifCall {
  camera: SimulatedCamera;
  request: XmlElement;
  /** Of this camera, without a slash at the end, for example `http://127.0.0.1:8080/C0001/onvif`. */
  baseUrl: string;
  /** RTSP URL of this camera without the stream's name. */
  rtspUrl: string;
  /** The camera's own clock, Unix milliseconds. */
  nowMs: number;
  spaces: PtzSpaceKind;
}

/** Operation name -> the content of the SOAP body; a SoapFault is thrown for a refusal. */
export type ReplyTable = Record<string, (call: OnvifCall) => string>;
