import type { HeadingWords } from "./concept";

export const spanish: HeadingWords = {
  whole: {
    id: "no de riesgo, numero de riesgo, numero, consecutivo, codigo, identificador, id riesgo, id del riesgo, codigo del riesgo, referencia, num, item",
    risk: "riesgo, riesgos, oportunidad",
    title:
      "nombre, nombre del riesgo, titulo, titulo del riesgo, riesgo concepto, concepto, evento, evento de riesgo, riesgo identificado, modo de falla, modo de fallo",
    description: "descripcion, descripcion del riesgo, detalle, detalle del riesgo, fuente, enunciado, escenario",
    category: "categoria, tipo, tipo de riesgo, categoria del riesgo, clasificacion, area, clase, area de riesgo",
    cause: "causa, causas, causa del riesgo, causa raiz, origen",
    trigger: "disparador, disparadores, sintoma, sintomas, desencadenante, detonante, indicador",
    consequence: "consecuencias, efecto, efectos, resultado, descripcion del impacto",
    asset: "activo, activos",
    threat: "amenaza, amenazas",
    vulnerability: "vulnerabilidad, vulnerabilidades",
    owner:
      "responsable, responsables, propietario, dueno, dueno del riesgo, propietario del riesgo, nombre del responsable, encargado, responsable del riesgo",
    contact: "contacto",
    controls:
      "controles, control, control existente, controles existentes, controles actuales, medidas existentes, medidas de control, control actual",
    response:
      "estrategia, estrategia de respuesta, tratamiento, accion, tipo de respuesta, opcion de tratamiento, estrategia de tratamiento",
    contingency:
      "contingencia, plan de contingencia, planes de contingencia, acciones de contingencia, plan de emergencia",
    priority: "prioridad, orden",
    actions:
      "respuesta, acciones, plan de accion, plan de mitigacion, mitigacion, recomendacion, recomendaciones, medidas, medidas de mitigacion, plan de respuesta, acciones de mitigacion, plan de tratamiento, acciones preventivas, medidas preventivas, accion correctiva, respuesta al riesgo, acciones a tomar, accion preventiva, tratamiento propuesto, acciones de respuesta, estrategia de mitigacion",
    actionOwner: "responsable de la accion, responsable de la accion de respuesta, responsable del plan",
    due: "fecha del plan, fecha limite, fecha de vencimiento, plazo, fecha de cumplimiento, fecha objetivo, fecha compromiso, fecha fin, fecha de implementacion, fecha de ejecucion",
    status: "estado, estado del riesgo, estatus, situacion",
    dateRaised:
      "fecha identificacion del riesgo, fecha de identificacion, fecha de registro, fecha identificacion, fecha de apertura",
    dot: "tendencia",
    lastReview: "ultima revision, fecha ultima revision",
    nextReview: "proxima revision",
    review: "revision, fecha de revision",
    notes: "observaciones, comentarios, notas, comentario, observacion",
    likelihood: "probabilidad, probabilidad de ocurrencia, nivel de probabilidad, prob, posibilidad",
    frequency: "frecuencia",
    impact: "impacto, consecuencia, impacto en el proyecto, nivel de impacto, gravedad, magnitud, magnitud del impacto",
    severity: "severidad",
    score:
      "valor, puntaje, puntuacion, calificacion, valor del riesgo, probabilidad x impacto, impacto x probabilidad, exposicion, total, grado de riesgo, magnitud del riesgo, criticidad",
    exposure: "valor esperado, valor monetario esperado, vme",
    band: "color, semaforo, zona de riesgo, zona",
    level:
      "nivel, nivel de riesgo, nivel del riesgo, valoracion, evaluacion, evaluacion del riesgo, riesgo inherente, riesgo residual, riesgo actual",
    tolerance: "tolerancia, apetito",
    date: "fecha",
    none: "fecha cierre riesgo, fecha de cierre, elemento de la edt, frente responsable, costo, objetivo, objetivos",
  },
  within: {
    owner: "responsable, propietario",
    controls: "controles existentes, controles",
    actions: "plan de accion, mitigacion, acciones, medidas",
    actionOwner: "responsable de la accion",
    contingency: "contingencia",
    category: "categoria, tipo de riesgo",
    cause: "causa, causas",
    consequence: "consecuencias, efectos",
    description: "descripcion",
    likelihood: "probabilidad",
    impact: "impacto",
    severity: "severidad",
    score: "puntaje, puntuacion, calificacion",
    level: "nivel de riesgo, nivel del riesgo",
    status: "estado",
    due: "fecha limite, plazo",
    dateRaised: "fecha identificacion, fecha de identificacion",
    none: "fecha cierre, fecha de cierre, costo",
  },
};
