/** Parts of the platform in processes of their own, which can be killed and started again. */
package org.industrymonitor.platform.process;
