import type { ReactNode } from 'react';
import { devicesWords } from '../../../../app/messages/service/devices-words.ts';
import type { DevicesNotice, DevicesView } from '../../../../app/service/doors/devices/types.ts';
import { Notice } from '../../parts/notice.tsx';
import { SettingsSentence } from '../../parts/settings-sentence.tsx';
import { useServiceWords } from '../../state/shown.ts';

/** What became of the last touch. */
export function DevicesSentence({ notice }: { readonly notice: DevicesNotice | null }): ReactNode {
  const { say } = useServiceWords(devicesWords);
  switch (notice?.kind) {
    case undefined:
      return null;
    case 'mistake':
      return (
        <Notice kind="fault">
          {notice.field === 'port' ? say('mistake.port') : say('mistake.number', { field: say(notice.field) })}
        </Notice>
      );
    case 'not-changed':
      return (
        <Notice kind="fault">
          <WhyNot why={notice.why} />
        </Notice>
      );
    case 'not-searched':
      return <Notice kind="fault">{say('not-searched', { detail: notice.detail })}</Notice>;
    case 'restarting':
      return <Notice kind="attention">{say('restarting')}</Notice>;
    case 'gone':
      return <Notice kind="fault">{say('notice.gone')}</Notice>;
    case 'wanted':
      return <Notice kind="fault">{say('notice.wanted', { port: notice.port, device: say(notice.by) })}</Notice>;
    case 'port-gone':
      return <Notice kind="fault">{say('notice.port-gone', { port: notice.port })}</Notice>;
    case 'nothing':
      return <Notice kind="attention">{say('notice.nothing')}</Notice>;
    default:
      return <Notice kind="good">{say(`notice.${notice?.kind ?? 'saved'}`)}</Notice>;
  }
}

type Why = Extract<DevicesView['notice'], { readonly kind: 'not-changed' }>['why'];

/** Why the file was not changed, or cannot be read. */
export function WhyNot({ why }: { readonly why: Why }): ReactNode {
  const { say } = useServiceWords(devicesWords);
  return why.kind === 'nothing-to-undo' ? say('why.undo') : <SettingsSentence refusal={why} />;
}
