/** The machine of the test: notes alone, a real acceptor and a real relay board on serial lines, no bank. */
export const MACHINE_CONFIG = `version: 1
languages: [ru, kk, en]
operator: { name: Aqbulaq, contact: "+7 700 000 00 00" }
payment:
  cash: { change: owe }
peripherals:
  relay: { driver: lcus, port: /dev/ttyS0, dialect: frames, pulseMs: 3000 }
  billAcceptor: { driver: ccnet, port: /dev/ttyS1, baudRate: 9600, denominationsTenge: [200, 500, 1000] }
catalogue:
  - { id: water, channel: 1, name: { kk: Су, ru: Вода, en: Water }, priceTenge: 500, stock: 50 }
  - { id: juice, channel: 2, name: { kk: Шырын, ru: Сок, en: Juice }, priceTenge: 1000, stock: 50 }
display: { diagonalInches: 21.5 }
service:
  pinHash: "$scrypt$ln=15,r=8,p=1$YyUCB9YaprItYeMe//32fQ$DHsgKfugtHKo21nAPQFky6bXeBkgOBFkKlteS9NJLeA"
`;
