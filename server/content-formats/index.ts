export { importQuestions } from "./import-questions";
export { ImportRefused, type ImportItem, type ImportStatus, type QuestionImport } from "./import-report";
export { childOf, childrenOf, findAll, parseXml, textOf, type XmlElement } from "./parse-xml";
export { readScorableItem } from "./qti/import-item";
export { PACKAGE_LIMITS, readZip, type ZipEntry, type ZipLimits } from "./read-zip";
export { exportGift } from "./gift/export-gift";
export { exportQti3, type QtiFile } from "./qti/export-qti3";
export type { Exported } from "./export-report";
