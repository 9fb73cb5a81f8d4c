export { DEFAULT_REQUIREMENTS, endPoint, type EndPoint, type EndPointOptions, type Traffic } from "./endpoint";
export { HOST_INFO, LIGHT_THEME, hookOfficeJs, type ClientEndPoint, type OfficeTheme } from "./hook";
