export { endPoint, type EndPoint, type EndPointOptions, type Traffic } from "./endpoint";
export { DARK_THEME, HOST_INFO, hookOfficeJs, LIGHT_THEME, type ClientEndPoint, type OfficeTheme } from "./hook";
