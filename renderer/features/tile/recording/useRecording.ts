import { useMemo, useState } from 'react';
import type { AttachmentId } from '../../../../protocol/ids.ts';
import { useHall } from '../../../store/index.ts';
import { findRecording, type Recording } from './findRecording.ts';

/** What a log once says of a recording never changes, so it is looked for only until it is found. */
export function useRecording(attachmentId: AttachmentId): Recording | null {
  const [found, setFound] = useState<Recording | null>(null);
  const isFound = found?.attachment.id === attachmentId;
  const incidents = useHall((state) => (isFound ? null : state.dispatch.state.incidents));
  const sought = useMemo(
    () => (incidents === null ? null : findRecording({ incidents }, attachmentId)),
    [incidents, attachmentId],
  );
  if (!isFound && sought !== null) setFound(sought);
  return isFound ? found : sought;
}
