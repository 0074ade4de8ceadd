import { useState, type ReactNode } from 'react';
import { consoleWords } from '../../../app/messages/fleet/console-words.ts';
import { connect } from '../state/console-store.ts';
import { useConsole, useWords } from '../state/use-console.ts';

/** Name and password of the broker. The browser may offer to remember them; the page does not. */
export function LoginForm(): ReactNode {
  const link = useConsole((state) => state.link);
  const say = useWords(consoleWords);
  const [user, setUser] = useState('');
  const [password, setPassword] = useState('');
  return (
    <main className="login">
      <form
        className="card"
        onSubmit={(event) => {
          event.preventDefault();
          connect({ user, password });
        }}
      >
        <p>{say('login.lead')}</p>
        <label>
          {say('login.user')}
          <input
            data-field="user"
            autoComplete="username"
            autoCapitalize="none"
            required
            value={user}
            onChange={({ target }) => {
              setUser(target.value);
            }}
          />
        </label>
        <label>
          {say('login.password')}
          <input
            data-field="password"
            type="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={({ target }) => {
              setPassword(target.value);
            }}
          />
        </label>
        {link === 'refused' && (
          <p className="wrong" role="alert">
            {say('link.refused')}
          </p>
        )}
        <button type="submit" className="filled" data-action="login">
          {say('login.enter')}
        </button>
      </form>
    </main>
  );
}
