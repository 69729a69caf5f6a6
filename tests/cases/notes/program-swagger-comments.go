// Get godoc
// @Summary 글 하나를 준다
// @Success 200 {object} Post "찾은 글"
// @Failure 404 {object} Err "글이 없다"
// @Router /posts/{id} [get]
func Get(c *gin.Context) {
	c.JSON(http.StatusForbidden, gin.H{"error": "볼 수 없다"})
	http.Error(w, "너무 빠르다", http.StatusTooManyRequests)
	return echo.NewHTTPError(409, "이미 있다")
}
