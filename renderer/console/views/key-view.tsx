import { useState, type ReactNode } from 'react';
import { machineWords } from '../../../app/messages/fleet/machine-words.ts';
import { canUseKeys, storedKey, storeKey } from '../key/key-store.ts';
import { makeSealedKey, openSealedKey, PASSPHRASE_LEAST, readSealedKey, type SealedKey } from '../key/sealed-key.ts';
import { takeKey } from '../state/console-store.ts';
import { useConsole, useWords } from '../state/use-console.ts';

/** The operator's key: made here, kept here, encrypted, and never sent. */
export function KeyView(): ReactNode {
  const say = useWords(machineWords);
  const [stored, setStored] = useState(storedKey);
  const [isKept, setIsKept] = useState(true);
  if (!canUseKeys()) return <p className="nothing wrong">{say('key.insecure')}</p>;
  const keep = (key: SealedKey | null): void => {
    setIsKept(storeKey(key));
    setStored(key);
  };
  return (
    <section className="card key">
      <p className="soft">{say('key.about')}</p>
      {stored === null ? <NewKey keep={keep} /> : <StoredKey stored={stored} keep={keep} />}
      {!isKept && <p className="wrong">{say('key.not-kept')}</p>}
    </section>
  );
}

interface Keep {
  readonly keep: (key: SealedKey | null) => void;
}

function NewKey({ keep }: Keep): ReactNode {
  const say = useWords(machineWords);
  const [name, setName] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const [isUnreadable, setIsUnreadable] = useState(false);
  const make = async (): Promise<void> => {
    setIsBusy(true);
    const key = await makeSealedKey(name.trim(), passphrase);
    const opened = await openSealedKey(key, passphrase);
    if (opened.ok) await takeKey({ name: key.name, signer: opened.value });
    keep(key);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <p>{say('key.none')}</p>
      <label>
        {say('key.name')}
        <input
          data-field="key-name"
          required
          maxLength={60}
          value={name}
          onChange={({ target }) => {
            setName(target.value);
          }}
        />
      </label>
      <Passphrase value={passphrase} change={setPassphrase} isNew />
      <p className="soft">{say('key.passphrase.least', { count: PASSPHRASE_LEAST })}</p>
      <button
        type="submit"
        className="filled"
        data-action="key-make"
        disabled={isBusy || name.trim() === '' || passphrase.length < PASSPHRASE_LEAST}
      >
        {say('key.make')}
      </button>
      <label className="file">
        {say('key.take')}
        <input
          type="file"
          accept="application/json"
          data-field="key-file"
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            void file?.text().then((text) => {
              const key = readSealedKey(text);
              setIsUnreadable(key === null);
              if (key !== null) keep(key);
            });
          }}
        />
      </label>
      {isUnreadable && (
        <p className="wrong" role="alert">
          {say('key.unreadable')}
        </p>
      )}
    </form>
  );
}

function StoredKey({ stored, keep }: Keep & { readonly stored: SealedKey }): ReactNode {
  const say = useWords(machineWords);
  const open = useConsole((state) => state.key);
  const isOpen = open !== null;
  return (
    <>
      <p role="status">
        <b>{say(isOpen ? 'key.is-open' : 'key.is-closed', { name: stored.name })}</b>
      </p>
      {isOpen ? (
        <button type="button" data-action="key-close" onClick={() => void takeKey(null)}>
          {say('key.close')}
        </button>
      ) : (
        <OpenForm stored={stored} />
      )}
      <dl className="public">
        <dt>{say('key.public')}</dt>
        <dd data-fact="public-key">{stored.publicKey}</dd>
      </dl>
      <div className="command-buttons">
        <a
          className="command"
          download={`sauda-key-${stored.name.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}.json`}
          href={`data:application/json,${encodeURIComponent(JSON.stringify(stored))}`}
        >
          {say('key.save')}
        </a>
        <button
          type="button"
          className="command"
          data-action="key-forget"
          onClick={() => {
            void takeKey(null);
            keep(null);
          }}
        >
          {say('key.forget')}
        </button>
      </div>
    </>
  );
}

function OpenForm({ stored }: { readonly stored: SealedKey }): ReactNode {
  const say = useWords(machineWords);
  const [passphrase, setPassphrase] = useState('');
  const [step, setStep] = useState<'ready' | 'busy' | 'wrong'>('ready');
  const open = async (): Promise<void> => {
    setStep('busy');
    const opened = await openSealedKey(stored, passphrase);
    if (opened.ok) await takeKey({ name: stored.name, signer: opened.value });
    else setStep('wrong');
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void open();
      }}
    >
      <Passphrase value={passphrase} change={setPassphrase} isNew={false} />
      {step === 'wrong' && (
        <p className="wrong" role="alert">
          {say('key.wrong')}
        </p>
      )}
      <button type="submit" className="filled" data-action="key-open" disabled={step === 'busy' || passphrase === ''}>
        {say('key.open')}
      </button>
    </form>
  );
}

interface PassphraseProps {
  readonly value: string;
  readonly change: (value: string) => void;
  readonly isNew: boolean;
}

function Passphrase({ value, change, isNew }: PassphraseProps): ReactNode {
  const say = useWords(machineWords);
  return (
    <label>
      {say('key.passphrase')}
      <input
        type="password"
        data-field="passphrase"
        autoComplete={isNew ? 'new-password' : 'current-password'}
        value={value}
        onChange={({ target }) => {
          change(target.value);
        }}
      />
    </label>
  );
}
