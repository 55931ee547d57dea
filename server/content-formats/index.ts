export { importQuestions } from "./import-questions";
export { ImportRefused, type ImportItem, type ImportStatus, type QuestionImport } from "./import-report";
export { parseXml, type XmlElement } from "./parse-xml";
export { readScorableItem } from "./qti/import-item";
export { PACKAGE_LIMITS, readZip, type ZipEntry, type ZipLimits } from "./read-zip";
