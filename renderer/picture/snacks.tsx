import type { Drawing } from './drawing.ts';

export const chocolate: Drawing = {
  tint: 'sand',
  shapes: (
    <>
      <rect x="62" y="28" width="76" height="144" rx="10" fill="#6b432c" />
      <path d="M100 32v76M64 56h72M64 84h72" stroke="#543220" strokeWidth="5" />
      <path d="M70 36h22M108 36h22M70 62h22M108 62h22" stroke="#84583d" strokeWidth="4" strokeLinecap="round" />
      <path d="M58 98l12 8 12-8 12 8 12-8 12 8 12-8 12 8v64a6 6 0 0 1-6 6H64a6 6 0 0 1-6-6z" fill="#cfa27b" />
      <path d="M58 126h84v20H58z" fill="#b98457" />
    </>
  ),
};

export const bread: Drawing = {
  tint: 'cream',
  shapes: (
    <>
      <ellipse cx="100" cy="122" rx="76" ry="48" fill="#d9a85c" />
      <path d="M28 110c6-24 36-38 72-38s66 14 72 38c-14 16-40 24-72 24s-58-8-72-24z" fill="#e8c27e" />
      <path d="M70 88l14 26M96 84l14 26M122 88l14 26" stroke="#b9823c" strokeWidth="9" strokeLinecap="round" />
    </>
  ),
};

export const sandwich: Drawing = {
  tint: 'cream',
  shapes: (
    <>
      <path d="M30 156L100 44l70 112z" fill="#e8c27e" strokeLinejoin="round" stroke="#e8c27e" strokeWidth="14" />
      <path d="M52 150l48-78 48 78z" fill="#fbf1d6" />
      <path d="M30 150h140l-8 14H38z" fill="#7db54a" />
      <path d="M34 160h132v8a6 6 0 0 1-6 6H40a6 6 0 0 1-6-6z" fill="#d9a85c" />
      <path d="M64 138h72" stroke="#e2705c" strokeWidth="10" strokeLinecap="round" />
    </>
  ),
};

export const chips: Drawing = {
  tint: 'rose',
  shapes: (
    <>
      <path d="M60 30h80v14c0 20 8 34 8 60s-8 44-8 54v14H60v-14c0-10-8-28-8-54s8-40 8-60z" fill="#d8574b" />
      <path d="M60 30h80v12H60zM60 160h80v12H60z" fill="#b8433a" />
      <ellipse cx="100" cy="104" rx="34" ry="30" fill="#ffffff" />
      <ellipse cx="94" cy="108" rx="20" ry="13" fill="#f0c457" transform="rotate(-18 94 108)" />
      <ellipse cx="109" cy="98" rx="18" ry="11" fill="#f7d67c" transform="rotate(14 109 98)" />
    </>
  ),
};

export const cookie: Drawing = {
  tint: 'sand',
  shapes: (
    <>
      <circle cx="100" cy="104" r="66" fill="#d29d62" />
      <circle cx="100" cy="100" r="60" fill="#e0b27b" />
      <g fill="#6b432c">
        <circle cx="78" cy="80" r="10" />
        <circle cx="118" cy="70" r="8" />
        <circle cx="130" cy="108" r="11" />
        <circle cx="94" cy="118" r="9" />
        <circle cx="68" cy="118" r="7" />
        <circle cx="112" cy="138" r="8" />
      </g>
    </>
  ),
};

export const gum: Drawing = {
  tint: 'lilac',
  shapes: (
    <>
      <g transform="rotate(-12 100 104)">
        <rect x="38" y="72" width="124" height="60" rx="12" fill="#7a6bb0" />
        <rect x="38" y="72" width="40" height="60" rx="12" fill="#5f5194" />
        <rect x="68" y="72" width="12" height="60" fill="#5f5194" />
        <path d="M96 92h50M96 112h32" stroke="#ffffff" strokeWidth="9" strokeLinecap="round" />
      </g>
      <g transform="rotate(8 118 158)">
        <rect x="72" y="148" width="88" height="20" rx="7" fill="#ffffff" />
        <path d="M84 158h40" stroke="#cfc7e6" strokeWidth="6" strokeLinecap="round" />
      </g>
    </>
  ),
};

export const nuts: Drawing = {
  tint: 'peach',
  shapes: (
    <>
      <path
        d="M100 28c24 0 38 16 38 36 0 14-8 22-8 34s12 22 12 42c0 22-18 34-42 34s-42-12-42-34c0-20 12-30 12-42s-8-20-8-34c0-20 14-36 38-36z"
        fill="#cf9659"
      />
      <path
        d="M84 58h12M108 66h10M88 84h22M82 124h12M104 134h18M86 150h20"
        stroke="#a9713a"
        strokeWidth="7"
        strokeLinecap="round"
      />
      <path d="M76 48c4-6 10-9 16-9" fill="none" stroke="#e4b784" strokeWidth="6" strokeLinecap="round" />
    </>
  ),
};

export const apple: Drawing = {
  tint: 'mint',
  shapes: (
    <>
      <path
        d="M100 70c-12-12-26-14-38-8-20 10-26 36-18 64 6 24 22 46 38 46 8 0 10-4 18-4s10 4 18 4c16 0 32-22 38-46 8-28 2-54-18-64-12-6-26-4-38 8z"
        fill="#7db54a"
      />
      <path d="M100 72c0-18 4-30 16-42" fill="none" stroke="#6b432c" strokeWidth="9" strokeLinecap="round" />
      <path d="M114 46c10-14 24-16 38-12-4 16-20 24-38 12z" fill="#5a9434" />
      <path d="M58 84c-6 8-8 18-6 30" fill="none" stroke="#a9d47e" strokeWidth="8" strokeLinecap="round" />
    </>
  ),
};

export const box: Drawing = {
  tint: 'sand',
  shapes: (
    <>
      <path d="M100 38l66 30v74l-66 32-66-32V68z" fill="#d6b184" />
      <path d="M100 38l66 30-66 30-66-30z" fill="#e9cda6" />
      <path d="M100 98v76l66-32V68z" fill="#bf9766" />
      <path d="M66 52l67 31v22l16-7V76L83 45z" fill="#ffffff" opacity=".75" />
    </>
  ),
};
