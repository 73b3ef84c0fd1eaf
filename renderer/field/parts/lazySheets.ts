import { lazy, useEffect } from 'react';

const loadDuty = async () => ({ default: (await import('../duty/DutySheet.tsx')).DutySheet });
const loadNavigation = async () => ({ default: (await import('../navigation/NavigationSheet.tsx')).NavigationSheet });
const loadRecord = async () => ({ default: (await import('../recording/RecordSheet.tsx')).RecordSheet });
const loadSignature = async () => ({ default: (await import('../signature/SignatureSheet.tsx')).SignatureSheet });
const loadTrack = async () => ({ default: (await import('../track/TrackSheet.tsx')).TrackSheet });
const loadScene = async () => ({ default: (await import('../scene/SceneSheet.tsx')).SceneSheet });

/** Sheets that are no part of the first use. */
export const DutySheet = lazy(loadDuty);
export const NavigationSheet = lazy(loadNavigation);
export const RecordSheet = lazy(loadRecord);
export const SignatureSheet = lazy(loadSignature);
export const SceneSheet = lazy(loadScene);
export const TrackSheet = lazy(loadTrack);

let isWarm = false;

/**
 * On duty fetches the sheets while there is a line, so that they open without one. Waits for the service worker, which keeps what
 * passes through it; a failure is no news, the sheet says itself when it is missing.
 */
export function useWarmSheets(isOnDuty: boolean): void {
  useEffect(() => {
    if (isOnDuty) warm();
  }, [isOnDuty]);
}

function warm(): void {
  if (isWarm || !('serviceWorker' in navigator)) return;
  isWarm = true;
  navigator.serviceWorker.ready
    .then(() => Promise.all([loadDuty(), loadNavigation(), loadRecord(), loadSignature(), loadScene(), loadTrack()]))
    .catch(() => {
      isWarm = false;
    });
}
