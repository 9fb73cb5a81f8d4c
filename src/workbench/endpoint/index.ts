export { endPoint, type EndPoint, type EndPointOptions, type Traffic } from "./endpoint";
export { HOST_INFO, hookOfficeJs, type ClientEndPoint, type OfficeTheme } from "./hook";
