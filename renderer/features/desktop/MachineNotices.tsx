import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DesktopOutput, ServerStatus } from '../../../protocol/desktop/desktopCalls.ts';
import { useDesktop } from './DesktopContext.ts';
import './desktop.css';

/** What happened on this machine that the person has to know: this page came back after a crash; its server is not there. */
export function MachineNotices() {
  const { t } = useTranslation();
  const bridge = useDesktop();
  const [recovery, setRecovery] = useState<DesktopOutput<'page.recovery'>>(null);
  const [server, setServer] = useState<ServerStatus | null>(null);
  useEffect(() => {
    let isGone = false;
    const keep =
      <Value,>(set: (value: Value) => void) =>
      (value: Value) => {
        if (!isGone) set(value);
      };
    // A shell that does not answer has nothing to tell; the line to the server has a notice of its own.
    bridge.call('page.recovery', {}).then(keep(setRecovery), () => undefined);
    bridge.call('server.status', {}).then(keep(setServer), () => undefined);
    const off = bridge.on('serverStatus', setServer);
    return () => {
      isGone = true;
      off();
    };
  }, [bridge]);
  const isServerDown = server !== null && server.mode === 'embedded' && server.state !== 'ready';
  return (
    <>
      {isServerDown && (
        <div
          className="machine-notice"
          role="alert"
          data-tone={server.state === 'failed' ? 'danger' : 'warning'}
          data-testid="server-notice"
        >
          {t(`machine.${server.state}`)}
        </div>
      )}
      {recovery !== null && (
        <div className="machine-notice" role="alert" data-testid="recovery-notice">
          {t('machine.recovered', { times: recovery.times, reason: recovery.reason })}
          <Button size="small" onClick={() => setRecovery(null)}>
            {t('machine.understood')}
          </Button>
        </div>
      )}
    </>
  );
}
