/** Grows the forests by which evidence is weighed, from histories whose falls are known. */
package org.industrymonitor.platform.fit;
