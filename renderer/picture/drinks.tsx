import type { Drawing } from './drawing.ts';

export const water: Drawing = {
  tint: 'sky',
  shapes: (
    <>
      <rect x="83" y="26" width="34" height="22" rx="7" fill="#007c89" />
      <path
        d="M86 48h28v10c0 12 20 18 20 40v60c0 8-6 14-14 14H80c-8 0-14-6-14-14V98c0-22 20-28 20-40z"
        fill="#8fcbd8"
      />
      <path d="M66 104h68v36H66z" fill="#ffffff" />
      <path d="M100 109c7 9 10 13 10 17a10 10 0 0 1-20 0c0-4 3-8 10-17z" fill="#4aa8bd" />
      <path d="M76 92c1-9 6-14 10-19" fill="none" stroke="#c9e7ee" strokeWidth="6" strokeLinecap="round" />
    </>
  ),
};

export const juice: Drawing = {
  tint: 'peach',
  shapes: (
    <>
      <path
        d="M103 62l10-34h24"
        fill="none"
        stroke="#14202b"
        strokeWidth="9"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <path d="M66 72h68l-8 92a9 9 0 0 1-9 8H83a9 9 0 0 1-9-8z" fill="#f2955b" />
      <path d="M69.5 108h61l-3 34h-55z" fill="#fbd9bf" />
      <circle cx="100" cy="125" r="12" fill="#f2955b" />
      <path d="M100 113v24M88 125h24" stroke="#fbd9bf" strokeWidth="3" />
      <rect x="58" y="58" width="84" height="18" rx="9" fill="#14202b" />
    </>
  ),
};

export const soda: Drawing = {
  tint: 'rose',
  shapes: (
    <>
      <path d="M72 46h56l8 16v92l-8 16H72l-8-16V62z" fill="#c9505e" />
      <path d="M72 46h56l8 16H64zM64 154h72l-8 16H72z" fill="#d5dbe0" />
      <path d="M64 118c24-26 48 10 72-16v30c-24 26-48-10-72 16z" fill="#ffffff" />
      <path d="M88 53h24" stroke="#8b98a3" strokeWidth="6" strokeLinecap="round" />
    </>
  ),
};

export const coffee: Drawing = {
  tint: 'sand',
  shapes: (
    <>
      <path d="M66 68h68l-9 97a8 8 0 0 1-8 7H83a8 8 0 0 1-8-7z" fill="#ffffff" />
      <path d="M68.5 94h63l-4.5 48H73z" fill="#9a6a43" />
      <ellipse cx="100" cy="118" rx="11" ry="15" fill="#6b4428" transform="rotate(24 100 118)" />
      <path d="M104 105c-8 8 2 16-8 26" fill="none" stroke="#c69a72" strokeWidth="3" strokeLinecap="round" />
      <path d="M70 44h60l6 16H64z" fill="#6b4428" />
      <rect x="58" y="56" width="84" height="16" rx="8" fill="#4a2f1c" />
    </>
  ),
};

export const tea: Drawing = {
  tint: 'mint',
  shapes: (
    <>
      <path d="M140 96h10a20 20 0 0 1 0 40h-14" fill="none" stroke="#ffffff" strokeWidth="11" />
      <path d="M48 84h96v44c0 24-18 44-40 44H88c-22 0-40-20-40-44z" fill="#ffffff" />
      <path d="M48 84h96v10H48z" fill="#b5793a" />
      <path d="M80 94v26" stroke="#5b6b78" strokeWidth="3" />
      <path d="M70 118h20v26l-10 6-10-6z" fill="#7db54a" />
      <path
        d="M78 66c-8-10 8-14 0-26M112 66c-8-10 8-14 0-26"
        fill="none"
        stroke="#b9cfa9"
        strokeWidth="6"
        strokeLinecap="round"
      />
    </>
  ),
};

export const milk: Drawing = {
  tint: 'sky',
  shapes: (
    <>
      <path d="M74 30h52v16H74z" fill="#3f8fb5" />
      <path d="M74 46h52l14 30H60z" fill="#dfeaf0" />
      <path d="M60 76h80v96H60z" fill="#ffffff" />
      <path d="M60 132c20-18 36 14 54 2 12-8 18-10 26-6v44H60z" fill="#6fb4d2" />
      <circle cx="100" cy="102" r="12" fill="#3f8fb5" />
    </>
  ),
};
