import { Button, Input, Skeleton, Switch } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DesktopInput, DesktopOutput, SettingsView } from '../../../protocol/desktop/desktopCalls.ts';
import { serverUrlSchema } from '../../../protocol/desktop/desktopSettings.ts';
import { RefusalNotice } from '../seat/index.ts';
import { useDesktop } from './DesktopContext.ts';
import { TalkKeyField } from './TalkKeyField.tsx';
import './desktop.css';

/** What the desktop shell keeps on this machine; a browser has none of it. */
export function ShellSettings() {
  const { t } = useTranslation();
  const bridge = useDesktop();
  const [settings, setSettings] = useState<SettingsView | null>(null);
  const [version, setVersion] = useState<DesktopOutput<'app.version'> | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  useEffect(() => {
    bridge.call('settings.read', {}).then(setSettings, setProblem);
    bridge.call('app.version', {}).then(setVersion, setProblem);
  }, [bridge]);
  const save = (input: DesktopInput<'settings.save'>) => {
    setProblem(null);
    bridge.call('settings.save', input).then(setSettings, setProblem);
  };
  const bindKey = (key: SettingsView['pushToTalkKey']) => {
    setProblem(null);
    bridge
      .call('pushToTalk.bind', { key })
      .then(() => bridge.call('settings.read', {}))
      .then(setSettings, setProblem);
  };
  return (
    <section className="shell-settings" aria-label={t('shell.title')}>
      <h3>{t('shell.title')}</h3>
      {problem !== null && <RefusalNotice error={problem} onDismiss={() => setProblem(null)} />}
      {settings === null && problem === null && <Skeleton active title={false} paragraph={{ rows: 3 }} />}
      {settings !== null && (
        <>
          <ServerField
            key={settings.serverUrl}
            saved={settings.serverUrl}
            onSave={(serverUrl) => save({ serverUrl })}
          />
          <Setting words={t('shell.talkKey')} hint={t(`shell.talkKeyState.${settings.pushToTalkState}`)}>
            <TalkKeyField value={settings.pushToTalkKey} onChange={bindKey} />
          </Setting>
          <Setting words={t('shell.startsAtLogin')}>
            <Switch
              checked={settings.startsAtLogin}
              aria-label={t('shell.startsAtLogin')}
              onChange={(startsAtLogin) => save({ startsAtLogin })}
              data-testid="shell-autostart"
            />
          </Setting>
        </>
      )}
      {version !== null && (
        <p className="muted">
          {t('shell.version', { version: version.version, electron: version.electron, chromium: version.chromium })}
        </p>
      )}
    </section>
  );
}

interface ServerFieldProps {
  readonly saved: string | null;
  readonly onSave: (serverUrl: string | null) => void;
}

function ServerField({ saved, onSave }: ServerFieldProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(saved ?? '');
  const text = typed.trim();
  const parsed = serverUrlSchema.safeParse(text);
  const isGood = text === '' || parsed.success;
  return (
    <Setting words={t('shell.server')} hint={isGood ? t('shell.serverHint') : t('shell.serverBad')}>
      <span className="setting-line">
        <Input
          value={typed}
          status={isGood ? '' : 'error'}
          placeholder={t('shell.thisMachine')}
          aria-label={t('shell.server')}
          onChange={(event) => setTyped(event.target.value)}
          data-testid="shell-server"
        />
        <Button
          disabled={!isGood || text === (saved ?? '')}
          onClick={() => onSave(parsed.success ? parsed.data : null)}
          data-testid="shell-server-save"
        >
          {t('shell.change')}
        </Button>
      </span>
    </Setting>
  );
}

interface SettingProps {
  readonly words: string;
  readonly hint?: string;
  readonly children: ReactNode;
}

function Setting({ words, hint, children }: SettingProps) {
  return (
    <div className="setting">
      <span>{words}</span>
      {children}
      {hint !== undefined && <small>{hint}</small>}
    </div>
  );
}
